/** Fonts to hand in, as files of the package `@expo-google-fonts/source-sans-3`. */
export const FONT_FILES: readonly string[] = [
  '400Regular/SourceSans3_400Regular.ttf',
  '400Regular_Italic/SourceSans3_400Regular_Italic.ttf',
  '600SemiBold/SourceSans3_600SemiBold.ttf',
  '600SemiBold_Italic/SourceSans3_600SemiBold_Italic.ttf',
  '700Bold/SourceSans3_700Bold.ttf',
  '700Bold_Italic/SourceSans3_700Bold_Italic.ttf',
];
