import { parse } from 'graphql';

/** The scalars and directives that AppSync adds to every schema (AppSync developer guide, "Scalar types", "Authorization"). */
export const appsyncAdditions = parse(`
  scalar AWSDate
  scalar AWSTime
  scalar AWSDateTime
  scalar AWSTimestamp
  scalar AWSEmail
  scalar AWSJSON
  scalar AWSURL
  scalar AWSPhone
  scalar AWSIPAddress

  directive @aws_subscribe(mutations: [String!]!) on FIELD_DEFINITION
  directive @aws_iam on OBJECT | FIELD_DEFINITION
`);
