// The models of Document Intelligence that read letters off a page. Both read the same; `prebuilt-layout` also tells headings, at several
// times the price: https://azure.microsoft.com/pricing/details/ai-document-intelligence/

export const recognitionModels = ['prebuilt-read', 'prebuilt-layout'] as const;
export type RecognitionModel = (typeof recognitionModels)[number];
