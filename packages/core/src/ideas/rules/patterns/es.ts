import type { PatternTexts } from "../pattern.ts";

export const spanish: PatternTexts = {
  substitute: {
    title: "Sustituir un ingrediente de «{a}»",
    core: "Haced una lista de lo que «{a}» necesita hoy: material, herramienta, persona, sitio. Sustituid lo más escaso por algo más fácil de conseguir y comparad ambas opciones durante dos semanas.",
    link: "Empezad por aquello de lo que más depende «{b}».",
  },
  combine: {
    title: "Unir «{a}» con algo que ya es costumbre",
    core: "Colocad «{a}» en el mismo punto y momento que otra gestión de las mismas personas, de modo que un solo viaje o una sola charla resuelva las dos.",
    link: "Probad primero si «{b}» puede ser ese acompañante.",
  },
  adapt: {
    title: "Copiar un método probado para «{a}»",
    core: "Buscad tres centros que tuvieron los mismos apuros con «{a}» y los superaron. Visitad uno, seguid su receta al pie de la letra durante un mes y solo después cambiadla.",
    link: "Preguntadles sobre todo cómo tratan «{b}».",
  },
  magnify: {
    title: "Hacer diez veces mayor lo mejor de «{a}»",
    core: "Tomad el trozo de «{a}» que recibe elogios y dadle mucho más espacio: más frecuente, más amplio, más largo. A cambio, algo corriente tiene que encoger.",
    link: "Observad qué efecto tiene en «{b}».",
  },
  "second use": {
    title: "Dar a «{a}» una segunda función",
    core: "Pensad a quién, fuera del público actual, le serviría «{a}», sus sobras o sus horas muertas, y ofrecédselo con un nombre propio.",
    link: "Quienes tratan con «{b}» son los primeros a consultar.",
  },
  eliminate: {
    title: "Suprimir un paso en torno a «{a}»",
    core: "Anotad cada paso de «{a}» de principio a fin y omitid uno durante una semana. Lo que nadie echa de menos desaparece; el resto vuelve.",
    link: "Mirad antes los pasos que tocan «{b}».",
  },
  reverse: {
    title: "Invertir el orden de «{a}»",
    core: "Que el final de «{a}» pase al comienzo: cobrar antes de arrancar, decidir antes de reunirse, entregar antes del pedido. Recorred la secuencia invertida sobre papel con dos colegas.",
    link: "Apuntad dónde estorba «{b}».",
  },
  contradiction: {
    title: "Tener ambas caras de «{a}»",
    core: "Nombrad los dos deseos que tiran de «{a}» en sentidos opuestos. En vez de un acuerdo a medias, separadlos: uno rige a ciertas horas o en un rincón, su rival en los demás.",
    link: "Situad «{b}» claramente a un lado de esa línea.",
  },
  analogy: {
    title: "Tratar «{a}» como urgencias trata a sus pacientes",
    core: "Allí se clasifica por gravedad en un minuto y cada grupo sigue su propio camino. Clasificad igualmente «{a}» en tres clases con una marca visible.",
    link: "Fijad de antemano la clase de «{b}».",
  },
  inversion: {
    title: "Reunir maneras de arruinar «{a}»",
    core: "Dedicad veinte minutos a juntar medios para volver «{a}» lo peor posible. Tachad lo absurdo y convertid los tres más dañinos en reglas contrarias.",
    link: "Invitad a alguien que conozca «{b}» por la práctica diaria.",
  },
  "unused resource": {
    title: "Poner lo ocioso al servicio de «{a}»",
    core: "Haced inventario de salas, máquinas, talentos y ratos que apenas reclama alguien. Prestad uno de ellos a «{a}» por un mes de prueba.",
    link: "Repasad «{b}» con esta pregunta en mente.",
  },
  "smallest version": {
    title: "Ensayar «{a}» en miniatura",
    core: "Construid la forma completa más pequeña de «{a}»: un día, un grupo, ningún presupuesto, dos responsables. Acordad por adelantado la cifra que decidirá si crece o termina.",
    link: "Dejad «{b}» intacto durante el experimento.",
  },
  "self-service": {
    title: "Dejar parte de «{a}» en manos del usuario",
    core: "Hallad la porción de «{a}» que cualquiera haría sin personal si hubiera un cartel claro, un formulario o una estantería. Preparadlo y quedaos cerca en las primeras jornadas.",
    link: "Reservad la ayuda personal para «{b}».",
  },
  "prepare ahead": {
    title: "Preparar «{a}» la víspera",
    core: "Buena parte de «{a}» admite empaquetarse, rellenarse o pedirse por anticipado. Marcad una hora límite y acabad para entonces, así la hora punta queda únicamente para entregar.",
    link: "Calculad cuánto de «{b}» se ahorraría.",
  },
  "make visible": {
    title: "Mostrar a todos cómo va «{a}»",
    core: "Colgad un tablero, o abrid una página, donde se vea de un vistazo el estado presente de «{a}» y lo siguiente. Actualizadlo en horarios fijos.",
    link: "Añadid una línea sobre «{b}».",
  },
  "split up": {
    title: "Partir «{a}» en piezas independientes",
    core: "Dividid «{a}» en partes capaces de fallar, cambiar o acabarse por separado, cada una con un único dueño. La que carece de dueño se abandona.",
    link: "Procurad que «{b}» quepa en una única pieza.",
  },
  "share with neighbours": {
    title: "Llevar «{a}» junto con los vecinos",
    core: "Localizad tres organizaciones cercanas que también afrontan «{a}». Compartid compras, equipo o turnos, con un convenio de una página y salida a los tres meses.",
    link: "Aclarad quién aporta qué respecto a «{b}».",
  },
  standardise: {
    title: "Resumir «{a}» en una hoja",
    core: "Que la persona más experta describa en nueve renglones cómo marcha «{a}» cuando marcha bien. El equipo se atiene a ella; quien descubra algo superior la reescribe.",
    link: "Guardad un renglón para excepciones por «{b}».",
  },
  reward: {
    title: "Premiar a quien aligera «{a}»",
    core: "Agradeced a quien elija el horario, la ruta o la cantidad que alivia «{a}»: descuento, sello, mención pública. Comenzad con un regalo más económico que la molestia evitada.",
    link: "Pensad qué valdría como premio en relación con «{b}».",
  },
  "fresh eyes": {
    title: "Entregar «{a}» a un novato por un día",
    core: "Rogad a alguien ajeno a «{a}» que lo intente una vez pensando en voz alta, mientras un veterano se limita a escribir. Cada titubeo será una entrada en la lista de reparaciones.",
    link: "Que el invitado conozca asimismo «{b}».",
  },
  "hardest case": {
    title: "Diseñar «{a}» para el caso más difícil",
    core: "Escoged al ser para quien «{a}» resulta más arduo: un niño, un forastero sin el idioma, una persona en silla de ruedas. Resolvedlo para él; el resultado suele favorecer al conjunto.",
    link: "Comprobad la solución allí donde cuenta «{b}».",
  },
  "shift in time": {
    title: "Repartir «{a}» en horas tranquilas",
    core: "Contad cuándo alcanza «{a}» su máximo. Abrid una segunda ventana en el período más sosegado, con una ventaja exclusiva, para que un tercio de la demanda se traslade por gusto.",
    link: "Mantened «{b}» lejos del pico en lo posible.",
  },
  measure: {
    title: "Guiar «{a}» con un solo número",
    core: "Elegid un indicador único que revele si «{a}» progresa, registradlo a mano a diario y variad una sola cosa por quincena. Cuanto deja plana la curva se descarta.",
    link: "Registrad «{b}» en paralelo, como causa probable.",
  },
  promise: {
    title: "Hacer una promesa pública sobre «{a}»",
    core: "Decid en una frase lo que cabe esperar de «{a}» y lo que se recibe si se rompe la palabra. En pocas fechas, semejante compromiso delata el eslabón débil.",
    link: "Declarad abiertamente si «{b}» está incluido.",
  },
};
