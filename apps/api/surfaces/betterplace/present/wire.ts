import type { Language } from '@almoner/kernel';

/** One hypermedia link. `templated` is only ever sent as true. */
export interface Link {
  readonly rel: string;
  readonly href: string;
  readonly templated?: true;
}

export const link = (rel: string, href: string): Link => ({ rel, href });

/** A link with a variable to fill in, percent-encoded as the reference writes it. */
export const templated = (rel: string, href: string): Link => ({ rel, href, templated: true });

/** Where links lead: this API and the public pages, both in the language of the request. */
export class Urls {
  /** @param apiRoot,platformRoot without a slash at the end: `https://api.betterplace.org` */
  constructor(
    readonly language: Language,
    private readonly apiRoot: string,
    private readonly platformRoot: string,
  ) {}

  /** A resource of this API, with `.json` as links carry it. */
  api(path: string): string {
    return `${this.apiPath(path)}.json`;
  }

  /** Without `.json`, as only the location of a pledge is written. */
  apiPath(path: string): string {
    return `${this.apiRoot}/${this.language}/api_v4${path}`;
  }

  platform(path: string): string {
    return `${this.platformRoot}/${this.language}${path}`;
  }

  /** A stock picture. Clients find out by `/assets/default` that there is no other. */
  stockPicture(version: string, of: string): string {
    return `${this.platformRoot}/assets/default/${version}_${of}.png`;
  }
}

/** Where the reference's objects say that they are documented. */
export const documentation = (page: string): Link =>
  link('documentation', `https://github.com/betterplace/betterplace_apidocs/blob/master/sections/${page}.md`);

/** Sums come as bigint from the views; every one of them is a safe number of cents. */
export const cents = (minor: bigint | number): number => Number(minor);
