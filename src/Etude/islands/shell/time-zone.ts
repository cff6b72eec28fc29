/** Fills fields marked with data-browser-tz, unless the person or the server has filled them already. */
export function fillTimeZone() {
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  for (const field of document.querySelectorAll<HTMLInputElement>("input[name=tz][data-browser-tz]"))
    if (zone && !field.value) field.value = zone;
}
