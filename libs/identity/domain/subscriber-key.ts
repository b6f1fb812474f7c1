/**
 * The text that makes two subscriptions the same: one client, one campaign and one address in any letter case. Only its digest
 * is ever kept. Whoever asks for a subscription derives its id from that digest, so that a repetition meets the same stream.
 */
export function subscriberKey(clientId: string, campaignId: string, email: string): string {
  return ['mailing', clientId, campaignId, email.trim().toLowerCase()].join('\n');
}
