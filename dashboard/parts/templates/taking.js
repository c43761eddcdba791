// One listener for every row there will be; a page that is drawn again does not add another.
if (!window.twoLedgersTaking) {
  window.twoLedgersTaking = true;
  const whole = (address) => new URL(address, document.baseURI).href;
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
    else if (button?.dataset.frame) copied(`<iframe src="${whole(button.dataset.copy)}" width="100%" height="620" style="border:0"></iframe>`, button);
    else if (button?.dataset.copy) copied(whole(button.dataset.copy), button);
    for (const open of document.querySelectorAll(".taking details[open]")) {
      if (!open.contains(click.target)) open.open = false;
    }
  });
  document.addEventListener("keydown", (key) => {
    if (key.key !== "Escape") return;
    for (const open of document.querySelectorAll(".taking details[open]")) {
      open.open = false;
      open.querySelector("summary").focus();
    }
  });
}
