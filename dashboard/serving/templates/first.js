(() => {
  const answer = document.getElementById("first-answer"), style = answer.previousElementSibling;
  const root = document.getElementById("root"), script = document.currentScript;
  // A reader may have chosen light or dark in the page's own menu, which keeps it here.
  try {
    const kept = JSON.parse(localStorage.getItem(`stActiveTheme-${location.pathname}-v2`) || "{}");
    const name = String(kept.name || "");
    if (/light/i.test(name)) answer.classList.add("fa-light");
    if (/dark/i.test(name)) answer.classList.add("fa-dark");
  } catch { /* a browser that keeps nothing follows its system */ }
  root.inert = true;
  const STILL = 8;
  const shown = answer.querySelectorAll(".fa-chart").length;
  const done = () => {
    const app = root.querySelector("[data-testid=stApp]");
    if (!app) return false;
    if (root.querySelector("[data-testid=stException], [data-testid=stAlert]")) return true;
    if (app.dataset.testScriptState !== "notRunning") return false;
    if (root.querySelector("[data-testid=stSkeleton]")) return false;
    return root.querySelectorAll("[data-testid=stVegaLiteChart] svg path").length > 0 || !shown;
  };
  const leave = () => {
    cancelAnimationFrame(frame);
    clearInterval(late);
    const far = scrollY;
    style.remove();
    answer.remove();
    script.remove();
    root.inert = false;
    root.querySelector("[data-testid=stMain]")?.scrollTo(0, far);
  };
  // Streamlit's page takes the place once it has stood still for a moment, so that nothing jumps.
  let stood = 0, height = 0;
  const settle = () => {
    const page = root.querySelector("[data-testid=stMainBlockContainer]");
    const now = page ? page.scrollHeight : 0;
    stood = done() && now === height ? stood + 1 : 0;
    height = now;
    if (stood > STILL) leave(); else frame = requestAnimationFrame(settle);
  };
  let frame = requestAnimationFrame(settle);
  // What takes long must not be kept back; where nothing has come, the answer is all there is.
  const late = setInterval(() => {
    if (root.querySelector("[data-testid=stMainBlockContainer]")?.textContent.trim()) leave();
  }, 15000);
})();
