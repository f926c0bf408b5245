export const render = async (_paths: readonly string[], _options: object): Promise<number> => 0;
