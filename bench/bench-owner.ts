/** Whose ledger is exported; the form is a Cognito identity id's. */
export const benchOwner = 'ap-northeast-1:00000000-1111-2222-3333-444444444444';
