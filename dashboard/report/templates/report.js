// Charts stand as pictures at once. One that comes near the screen is drawn again, in the same
// place and size, by Vega, so that it answers a pointer. Until then Vega is text, and costs nothing.
(() => {
  const small = matchMedia("(max-width: 600px)");
  const drawn = new Map();
  let engine;

  // Vega lies here deflated; a browser that cannot unpack it keeps the pictures.
  const unpack = async () => {
    const packed = document.getElementById("vega").textContent;
    const bytes = Uint8Array.from(atob(packed), (sign) => sign.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    const script = document.createElement("script");
    script.textContent = await new Response(stream).text();
    document.head.append(script);
    return window.vegaEmbed;
  };
  const vega = () => (engine ??= unpack());

  const tip = document.createElement("div");
  tip.className = "tip";
  tip.hidden = true;
  document.body.append(tip);

  const part = (name, text) => {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  };

  const tell = (_handler, event, _item, value) => {
    tip.hidden = value === null || value === undefined || value === "";
    if (tip.hidden) return;
    tip.replaceChildren();
    if (typeof value === "object") {
      const { title, ...rest } = value;
      if (title) tip.append(part("strong", title));
      for (const [name, text] of Object.entries(rest)) {
        const line = document.createElement("div");
        line.append(part("span", `${name}: `), String(text));
        tip.append(line);
      }
    } else tip.append(String(value));
    const room = tip.getBoundingClientRect();
    const beside = event.clientX + 14 + room.width > innerWidth ? event.clientX - 14 - room.width : event.clientX + 14;
    tip.style.left = `${Math.max(8, beside)}px`;
    tip.style.top = `${Math.max(8, Math.min(event.clientY + 14, innerHeight - room.height - 8))}px`;
  };

  const held = (plot) => document.getElementById(`${plot.id}-data`);

  const enliven = async (plot) => {
    if (drawn.has(plot)) return;
    drawn.set(plot, null);
    const still = [...plot.querySelectorAll(".still")].find((one) => one.offsetParent);
    const picture = still && still.querySelector("svg");
    if (!picture) return;
    const live = document.createElement("div");
    live.className = "live";
    live.style.cssText = "position:absolute;visibility:hidden;inset:0 0 auto 0";
    live.setAttribute("role", "img");
    live.setAttribute("aria-label", still.getAttribute("aria-label"));
    try {
      const embed = await vega();
      const spec = JSON.parse(held(plot).textContent);
      spec.width = Math.min(Number(picture.getAttribute("width")), plot.clientWidth);
      plot.append(live);
      const options = { mode: "vega", renderer: "svg", actions: false, defaultStyle: false, hover: false, tooltip: tell };
      const { view } = await embed(live, spec, options);
      live.querySelector("svg").removeAttribute("role");
      live.style.cssText = "";
      plot.classList.add("is-live");
      drawn.set(plot, { view, live });
    } catch (why) {
      live.remove();
      console.warn(why);
    }
  };

  const calm = requestIdleCallback ?? ((work) => setTimeout(work, 50));
  const seen = new IntersectionObserver((entries) => {
    for (const { isIntersecting, target } of entries) {
      if (isIntersecting) calm(() => enliven(target));
    }
  }, { rootMargin: "200px 0px" });
  const plots = [...document.querySelectorAll(".plot")].filter(held);
  const watch = () => plots.forEach((plot) => seen.observe(plot));

  // Another width is another drawing: the pictures come back, and those in sight are drawn anew.
  const again = () => {
    for (const [plot, made] of drawn) {
      if (made) {
        made.view.finalize();
        made.live.remove();
      }
      plot.classList.remove("is-live");
      seen.unobserve(plot);
    }
    drawn.clear();
    watch();
  };
  let wide = innerWidth;
  addEventListener("resize", () => {
    if (innerWidth === wide) return;
    wide = innerWidth;
    again();
  });
  small.addEventListener("change", again);
  if (matchMedia("(hover: hover) and (pointer: fine)").matches) document.body.classList.add("has-pointer");
  requestAnimationFrame(() => setTimeout(watch));
})();
