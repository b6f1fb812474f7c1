import { fold } from './text';

/** The text whose digest stands for an e-mail address, wherever one is found or kept unique: letter case makes no other. */
export const emailKey = (email: string): string => `email\n${fold(email)}`;
