export { screen } from './screen/definition.ts';
export { generateJwt } from './generate-jwt/definition.ts';
export { httpConnector } from './http-connector/definition.ts';
export { condition } from './condition/definition.ts';
export { subflow } from './subflow/definition.ts';
export { updateUser } from './update-user/definition.ts';
export { customClaims } from './custom-claims/definition.ts';
export { end } from './end/definition.ts';
