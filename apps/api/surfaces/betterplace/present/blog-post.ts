import type { Language } from '@almoner/kernel';
import { richHtml } from '../html';
import { presentInstant } from './instant';
import { type PersonSource, presentPerson } from './person';
import { type Urls, cents, documentation, link } from './wire';

/** News of a project, in the one language in which it was written. */
export interface BlogPostSource {
  readonly number: number;
  readonly project: { readonly number: number; readonly slug: string };
  readonly createdAt: number;
  readonly updatedAt: number;
  readonly language: Language;
  readonly title: string;
  readonly body: string;
  /** Whether it is a report on its payout; a post may name a payout without being one. */
  readonly reportsPayout: boolean;
  readonly payout: readonly { readonly needTitle: string; readonly cents: bigint | number }[] | null;
  readonly author: PersonSource | null;
}

export function presentBlogPost(post: BlogPostSource, urls: Urls) {
  const { number, project } = post;
  return {
    id: number,
    created_at: presentInstant(post.createdAt),
    updated_at: presentInstant(post.updatedAt),
    lang: post.language,
    type: post.reportsPayout ? 'PayoutBlogPost' : 'BlogPost',
    title: post.title,
    body: richHtml(post.body),
    payout: post.payout === null ? null : presentPayout(post.payout),
    author: post.author === null ? null : presentPerson(post.author, urls),
    links: [
      link('self', urls.api(`/blog_posts/${number}`)),
      link('platform', urls.platform(`/projects/${project.number}-${project.slug}/news/${number}`)),
      documentation('blog_post_details'),
    ],
  };
}

const presentPayout = (payout: NonNullable<BlogPostSource['payout']>) => ({
  needs: payout.map(({ needTitle, cents: paid }) => ({
    need_title: needTitle,
    payout_amount_in_cents: cents(paid),
    links: [],
  })),
  links: [],
});
