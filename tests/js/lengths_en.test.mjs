import { holds } from "./lengths.mjs";

holds("en");
