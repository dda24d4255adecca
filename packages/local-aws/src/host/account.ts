/** The region and account of the host. The region is Tokyo. No AWS customer has this account number. */
export const region = 'ap-northeast-1';
export const accountId = '000000000000';
