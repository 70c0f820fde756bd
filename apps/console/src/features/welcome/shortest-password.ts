/** As the contract has it; said before the server has to refuse. */
export const shortestPassword = 8;
