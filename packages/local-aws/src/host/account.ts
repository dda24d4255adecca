/** The region and account of the host. The region is Tokyo; AWS has given this account number to no customer. */
export const region = 'ap-northeast-1';
export const accountId = '000000000000';
