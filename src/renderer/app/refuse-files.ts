/** A file that is dropped onto the page is not opened, here or in a window of its own. */
export function refuseFiles(): void {
  addEventListener('dragover', refuseFile);
  addEventListener('drop', refuseFile);
}

function refuseFile(event: DragEvent): void {
  if (!event.dataTransfer?.types.includes('Files')) {
    return;
  }
  event.preventDefault();
  event.dataTransfer.dropEffect = 'none';
}
