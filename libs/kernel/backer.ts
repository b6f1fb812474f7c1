/**
 * The text that makes two supporters of one campaign the same backer: the trimmed, case-folded name. Contexts store its digest
 * only, so that counts of distinct backers outlive the names.
 */
export function backerKey(campaignId: string, name: string): string {
  return `${campaignId}\n${name.trim().toLowerCase()}`;
}
