import { z } from 'zod';

const text = (title: string, description?: string) =>
  z
    .string()
    .optional()
    .meta({ title, ...(description !== undefined && { description }) });
const flag = (title: string) => z.boolean().optional().meta({ title });

/**
 * What a request can say of the context besides its plain inputs, root by root as documented (facts/descope.md §4.2): for
 * forms. A scenario may hold any other root and key as well.
 */
export const requestContextSchema = z.looseObject({
  geo: z
    .looseObject({ country: text('Country', 'geo.country, such as US.') })
    .optional()
    .meta({ title: 'Place' }),
  deviceInfo: z
    .looseObject({ webAuthnSupport: flag('The browser can use passkeys') })
    .optional()
    .meta({ title: 'Device' }),
  device: z
    .looseObject({
      location: z
        .looseObject({
          origin: text('Origin', 'device.location.origin: where the flow runs.'),
          scheme: text('Scheme'),
        })
        .optional()
        .meta({ title: '' }),
    })
    .optional()
    .meta({ title: 'Location' }),
  riskInfo: z
    .looseObject({
      riskScore: z
        .number()
        .min(0)
        .max(1)
        .optional()
        .meta({ title: 'Risk score', description: 'From 0 to 1; higher is riskier.' }),
      botDetected: flag('A bot was detected'),
      impossibleTravel: flag('Impossible travel'),
      trustedDevice: flag('Trusted device'),
    })
    .optional()
    .meta({ title: 'Risk' }),
  lastAuth: z
    .looseObject({
      loginId: text('Login ID'),
      authMethod: text('Method', 'Such as otp, magiclink or oauth.'),
      oauthProvider: text('OAuth provider'),
      name: text('Name'),
    })
    .optional()
    .meta({ title: 'Last sign-in on this device' }),
  user: z
    .looseObject({
      fingerprint: z
        .looseObject({ knownDevice: flag('Known device (user.fingerprint)') })
        .optional()
        .meta({ title: '' }),
      lastAuth: z
        .looseObject({
          country: text('Last country (user.lastAuth)'),
          city: text('Last city'),
          ip: text('Last IP address'),
        })
        .optional()
        .meta({ title: '' }),
    })
    .optional()
    .meta({ title: 'Known of the person' }),
  idpInitiated: flag('SSO that the identity provider began'),
  provider: text('Provider'),
  externalToken: flag('The page’s address has an external token'),
  abTestingKey: z
    .int()
    .optional()
    .meta({ title: 'A/B testing key', description: 'From 1 to 100, for branches by share.' }),
  project: z
    .looseObject({ name: text('Name') })
    .optional()
    .meta({ title: 'Project' }),
});
