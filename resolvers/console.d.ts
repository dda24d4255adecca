/** APPSYNC_JS writes the arguments to the API's log group (AppSync developer guide, "Supported runtime features"). */
declare const console: {
  readonly error: (message: string) => void;
};
