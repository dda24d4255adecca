/** APPSYNC_JS writes what this is given to the API's log group (AppSync developer guide, "Supported runtime features"). */
declare const console: {
  readonly error: (message: string) => void;
};
