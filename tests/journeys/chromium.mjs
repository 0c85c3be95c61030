// Unpacks the Chromium of the npm registry into the folder that TMPDIR names.

// The package ships the libraries a bare machine lacks (NSS…), but unpacks them only when told this.
process.env.AWS_EXECUTION_ENV = "AWS_Lambda_nodejs20.x";
const { default: chromium } = await import("@sparticuz/chromium");
await chromium.executablePath();
