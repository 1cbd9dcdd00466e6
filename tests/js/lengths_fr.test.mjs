import { holds } from "./lengths.mjs";

holds("fr");
