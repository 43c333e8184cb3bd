const committee = /(居民委员会|居委会|村民委员会|村委会)$/;

/** A community or village without its committee: 工人村社区居委会 → 工人村社区, 金牛村村委会 → 金牛村. */
export const communityName = (name: string): string => name.replace(committee, "") || name;
