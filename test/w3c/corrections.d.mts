export function correctedText(file: string): string;
