import { Injectable } from '@nestjs/common';

/** Where the public pages of the projects are; answers link there. */
@Injectable()
export class Site {
  /** @param root without a slash at its end: `http://5050.gd` */
  constructor(readonly root: string) {}
}
