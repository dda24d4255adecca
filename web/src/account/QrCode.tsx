import qrcode from 'qrcode-generator';
import styles from './QrCode.module.css';

/** Quiet zone around the code, in modules, as the standard (ISO/IEC 18004) requires. */
const margin = 4;

/** A text as a QR code: one path, dark on light in every theme, since cameras expect that. */
export function QrCode({ text, label }: { readonly text: string; readonly label: string }) {
  const code = qrcode(0, 'M');
  code.addData(text);
  code.make();
  const modules = Array.from({ length: code.getModuleCount() }, (_, index) => index);
  const dark = modules.flatMap((y) => modules.filter((x) => code.isDark(y, x)).map((x) => `M${x} ${y}h1v1h-1z`));
  const size = modules.length + 2 * margin;
  return (
    <svg
      role="img"
      aria-label={label}
      className={styles.code}
      viewBox={`${-margin} ${-margin} ${size} ${size}`}
      shapeRendering="crispEdges"
    >
      <rect x={-margin} y={-margin} width={size} height={size} />
      <path d={dark.join('')} />
    </svg>
  );
}
