/** Where the host pretends to be: Tokyo, and an account number that nobody has. */
export const region = 'ap-northeast-1';
export const accountId = '000000000000';
