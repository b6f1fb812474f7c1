/** Who asks. Queries take it and it shapes what they return, so a surface cannot leak what it never gets. */
export type Audience = 'public' | 'client' | 'owner' | 'captain' | 'admin';
