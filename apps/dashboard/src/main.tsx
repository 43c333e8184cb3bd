import "@fontsource-variable/inter/wght.css";
import { createRoot } from "react-dom/client";
import { App } from "./app.js";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/bar.css";
import "./styles/controls.css";
import "./styles/kpi.css";
import "./styles/rails.css";
import "./styles/map.css";
import "./styles/compound.css";
import "./styles/search.css";
import "./styles/scrubber.css";
import "./styles/system.css";
import "./styles/responsive.css";
import "./styles/phone.css";
import "./styles/print.css";

createRoot(document.getElementById("root")!).render(<App />);
