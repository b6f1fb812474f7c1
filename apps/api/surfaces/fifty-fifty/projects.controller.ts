import { Get, Param, Res } from '@nestjs/common';
import { CampaignDirectory } from '@almoner/campaigns';
import { type CampaignTotal, CampaignTotals } from '@almoner/donations';
import { SupportPledges } from '@almoner/participation';
import type { Response } from 'express';
import { Answers } from './answers';
import { callbackOf } from './answer';
import { TheCaller } from './caller';
import { FiftyFiftyController } from './fifty-fifty-controller';
import type { Caller } from './key.guard';
import { presentListedProject, presentPledge, presentProject } from './present';
import { Projects } from './projects';
import { Site } from './site';
import { surfaceName } from './surface-name';

@FiftyFiftyController()
export class ProjectsController {
  constructor(
    private readonly projects: Projects,
    private readonly campaigns: CampaignDirectory,
    private readonly totals: CampaignTotals,
    private readonly pledges: SupportPledges,
    private readonly answers: Answers,
    private readonly site: Site,
  ) {}

  @Get(':api_key/projects/list')
  async list(@Res() response: Response): Promise<void> {
    const [campaigns, raised] = await Promise.all([this.campaigns.listed(surfaceName), this.totals.listed()]);
    const projects = campaigns.map((campaign) =>
      presentListedProject(campaign, raised.get(campaign.campaignId) ?? nothing, this.site.root),
    );
    this.answers.succeed(response, projects);
  }

  @Get(':api_key/projects/:project_id')
  async one(
    @TheCaller() caller: Caller,
    @Param('project_id') id: string,
    @Res() response: Response,
  ): Promise<void> {
    const campaign = await this.projects.shownTo(caller, id);
    const raised = (await this.totals.byId(campaign.campaignId)) ?? nothing;
    this.answers.succeed(response, presentProject(campaign, raised, this.site.root));
  }

  @Get(':api_key/projects/:project_id/pledges')
  async listPledges(
    @TheCaller() caller: Caller,
    @Param('project_id') id: string,
    @Res() response: Response,
  ): Promise<void> {
    const campaign = await this.projects.shownTo(caller, id);
    // Script answers can be read by any page that knows the key, so they never carry an address (note 43).
    const addressed =
      callbackOf(response) === undefined && (await this.projects.isAssigned(caller, campaign));
    const audience = addressed ? 'client-assigned' : 'public';
    const pledges = await this.pledges.byCampaign(campaign.campaignId, audience);
    this.answers.succeed(response, pledges.map(presentPledge));
  }
}

const nothing: Pick<CampaignTotal, 'gbpMinor' | 'backerCount'> = { gbpMinor: 0n, backerCount: 0 };
