export type CauseOpened = { readonly type: 'causes.CauseOpened' };
