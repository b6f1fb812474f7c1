import { Get, Param, Query, Res } from '@nestjs/common';
import { CampaignPictures, type PictureItem } from '@almoner/campaigns';
import type { Response } from 'express';
import { sendRead } from './answer';
import { BetterplaceController } from './betterplace-controller';
import { Failure } from './failure';
import { Known } from './known';
import { presentList, readPage } from './paging';
import { type ProjectPictureSource, presentProjectPicture } from './present/project-picture';
import type { Urls } from './present/wire';
import { TheUrls, readNumber } from './reader';
import { surfaceName } from './surface-name';

@BetterplaceController()
export class PicturesController {
  constructor(
    private readonly known: Known,
    private readonly pictures: CampaignPictures,
  ) {}

  @Get('projects/:project_id/pictures.json')
  async list(
    @Param('project_id') id: string,
    @Query() query: Record<string, unknown>,
    @TheUrls() urls: Urls,
    @Res() response: Response,
  ): Promise<void> {
    const { campaignId, number } = await this.known.project(id);
    const page = readPage(query);
    const wanted = { surface: surfaceName, campaignId, offset: page.offset, limit: page.perPage };
    const { items, total } = await this.pictures.page(wanted);
    const madeFrom = [page.page, page.perPage, total, ...items.map(({ version }) => version)];
    sendRead(response, madeFrom, () =>
      presentList(
        page,
        total,
        items.map((each) => presentProjectPicture(sourceOf(each, number), urls)),
      ),
    );
  }

  /** A picture of another project is not found. */
  @Get('projects/:project_id/pictures/:picture_id.json')
  async one(
    @Param('project_id') id: string,
    @Param('picture_id') pictureId: string,
    @TheUrls() urls: Urls,
    @Res() response: Response,
  ): Promise<void> {
    const { campaignId, number } = await this.known.project(id);
    const picture = await this.pictures.byNumber(surfaceName, readNumber(pictureId));
    if (picture?.campaignId !== campaignId) throw new Failure(404);
    sendRead(response, [picture.version], () => presentProjectPicture(sourceOf(picture, number), urls));
  }
}

const sourceOf = (picture: PictureItem, projectNumber: number): ProjectPictureSource => ({
  ...picture,
  projectNumber,
  caption: picture.description,
});
