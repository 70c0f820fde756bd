/** GitHub's two addresses: that of the API, which a connection names, and that of the site behind it. */

const cloudApi = "https://api.github.com";
const cloudSite = "https://github.com";

/** `https://github.com`, or the Enterprise Server whose API answers below `/api/v3`. */
export function siteOf(apiUrl: string): string {
  return apiUrl === cloudApi ? cloudSite : apiUrl.replace(/\/api\/v3$/, "");
}

/** The page on which a person installs an application; an Enterprise Server has it elsewhere. */
export function installPage(apiUrl: string, slug: string): string {
  const site = siteOf(apiUrl);
  return `${site}/${site === cloudSite ? "apps" : "github-apps"}/${encodeURIComponent(slug)}/installations/new`;
}
