// What to try: open beside the phones where there is room, and its lines for a terminal can be copied.

const guide = document.getElementById("guide");
const SAID_MS = 2000;

guide.open = matchMedia("(min-width: 1000px)").matches;

for (const button of guide.querySelectorAll(".copy")) {
  const line = button.parentElement.querySelector("code");
  const said = button.textContent;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(line.textContent);
      button.textContent = "Copied";
      setTimeout(() => { button.textContent = said; }, SAID_MS);
    } catch { // the browser gives no clipboard here: what is to be copied is marked instead
      getSelection().selectAllChildren(line);
    }
  });
}
