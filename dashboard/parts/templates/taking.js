// One listener for every row there will be; a page that is drawn again does not add another.
if (!window.twoLedgersTaking) {
  window.twoLedgersTaking = true;
  const whole = (address) => new URL(address, document.baseURI).href;
  // No sign of a tag may stand in a script that comes through Streamlit: it would be taken out.
  const [open, shut] = ["\u003c", "\u003e"];
  // A frame follows the data, and stands on a page that is light whatever its reader's screen is.
  const framed = (address) => {
    const url = new URL(whole(address));
    url.searchParams.delete("data");
    url.searchParams.set("look", "light");
    return url.href;
  };
  const frame = (address) =>
    `${open}iframe src="${address}" width="100%" height="620" style="border:0"${shut}${open}/iframe${shut}`;
  const copied = (text, button) => {
    const said = button.closest(".taking").querySelector(".taking-said");
    navigator.clipboard.writeText(text).then(
      () => { said.textContent = "Copied."; },
      () => { said.textContent = text; },
    );
    setTimeout(() => { if (said.textContent === "Copied.") said.textContent = ""; }, 4000);
  };
  document.addEventListener("click", (click) => {
    const button = click.target.closest?.(".taking button");
    if (button?.dataset.copyNext) copied(button.parentElement.nextElementSibling.textContent, button);
    else if (button?.dataset.frame) copied(frame(framed(button.dataset.copy)), button);
    else if (button?.dataset.copy) copied(whole(button.dataset.copy), button);
    for (const box of document.querySelectorAll(".taking details[open]")) {
      if (!box.contains(click.target)) box.open = false;
    }
  });
  const element = (name, text) => Object.assign(document.createElement(name), { textContent: text });
  const copyable = (name) => (text) => {
    const copy = Object.assign(element("button", "Copy"), { type: "button" });
    copy.dataset.copyNext = "1";
    const named = element("p", "");
    named.append(element("strong", name), " ", copy);
    return [named, element("pre", text)];
  };
  const citations = ([name, texts]) => texts.flatMap(copyable(name));
  // A box that opens tells nobody above it; it is heard on the way down.
  document.addEventListener("toggle", (toggle) => {
    const place = toggle.target.open && toggle.target.querySelector("[data-cite]:empty");
    if (!place) return;
    place.textContent = "…";
    fetch(whole(place.dataset.cite))
      .then((answer) => answer.ok ? answer.json() : Promise.reject())
      .then((found) => place.replaceChildren(...Object.entries(found).flatMap(citations)))
      .catch(() => { place.textContent = "The citations cannot be shown now."; });
  }, true);
  document.addEventListener("keydown", (key) => {
    if (key.key !== "Escape") return;
    for (const box of document.querySelectorAll(".taking details[open]")) {
      box.open = false;
      box.querySelector("summary").focus();
    }
  });
}
