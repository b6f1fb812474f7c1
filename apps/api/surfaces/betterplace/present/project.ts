import { encodedName, richHtml } from '../html';
import { presentInstant, presentMoment } from './instant';
import { type MatchingFundSource, presentMatchingFund } from './matching-fund';
import { type PersonSource, presentPerson } from './person';
import { type PictureSource, presentPicture } from './picture';
import { type PlaceSource, presentPlace } from './place';
import { projectProgress } from './progress';
import { type Link, type Urls, cents, link, templated } from './wire';

/** The organisation that carries a project. */
export interface CarrierSource {
  readonly number: number;
  readonly name: string;
  readonly picture: PictureSource | null;
}

/** A project in the language of the request, with what was given to it. */
export interface ProjectSource extends PlaceSource<number | null> {
  readonly number: number;
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly title: string;
  readonly slug: string;
  readonly description: string;
  readonly taxDeductible: boolean;
  readonly donationsProhibited: boolean;
  readonly completedAt: number | null;
  readonly closedAt: number | null;
  readonly openCents: bigint | number;
  readonly donatedCents: bigint | number;
  readonly positiveOpinions: number;
  readonly negativeOpinions: number;
  readonly donors: number;
  readonly incompleteNeeds: number;
  readonly completedNeeds: number;
  readonly updates: number;
  readonly contact: PersonSource;
  readonly carrier: CarrierSource | null;
  readonly picture: PictureSource | null;
  readonly activeMatchingFund: MatchingFundSource | null;
}

export function presentProject(project: ProjectSource, urls: Urls) {
  return {
    id: project.number,
    created_at: presentInstant(project.createdAt),
    updated_at: presentInstant(project.updatedAt),
    ...presentPlace(project, urls.language),
    title: project.title,
    description: richHtml(project.description),
    tax_deductible: project.taxDeductible,
    donations_prohibited: project.donationsProhibited,
    completed_at: presentMoment(project.completedAt),
    closed_at: presentMoment(project.closedAt),
    open_amount_in_cents: cents(project.openCents),
    donated_amount_in_cents: cents(project.donatedCents),
    positive_opinions_count: project.positiveOpinions,
    negative_opinions_count: project.negativeOpinions,
    donor_count: project.donors,
    progress_percentage: projectProgress(project.donatedCents, project.openCents),
    incomplete_need_count: project.incompleteNeeds,
    completed_need_count: project.completedNeeds,
    blog_post_count: project.updates,
    contact: presentPerson(project.contact, urls),
    carrier: project.carrier === null ? null : presentCarrier(project.carrier, urls),
    profile_picture: presentPicture(project.picture, 'title', urls),
    active_matching_fund:
      project.activeMatchingFund === null ? null : presentMatchingFund(project.activeMatchingFund, urls),
    links: linksOf(project, urls),
  };
}

function presentCarrier({ number, name, picture }: CarrierSource, urls: Urls) {
  return {
    name: encodedName(name),
    picture: presentPicture(picture, 'carrier', urls),
    links: [link('self', urls.api(`/organisations/${number}`))],
  };
}

/** Inside a client's answers too, `self` stays outside its scope: what follows from it is only there. */
function linksOf({ number, slug, activeMatchingFund: fund }: ProjectSource, urls: Urls): Link[] {
  const path = `/projects/${number}`;
  return [
    link('self', urls.api(path)),
    link('platform', urls.platform(`${path}-${slug}`)),
    link('opinions', urls.api(`${path}/opinions`)),
    link('pictures', urls.api(`${path}/pictures`)),
    link('needs', urls.api(`${path}/needs`)),
    link('blog_posts', urls.api(`${path}/blog_posts`)),
    ...(fund === null ? [] : [link('active_matching_fund', urls.api(`/matching_funds/${fund.number}`))]),
    link('matching_funds', `${urls.api('/matching_funds')}?project_id=${number}`),
    templated('new_client_donation', urls.platform(`${path}/client_donations/new?client_id=%7Bclient_id%7D`)),
    link('new_donation', urls.platform(`${path}/donations/new`)),
  ];
}
