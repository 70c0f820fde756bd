import type { PatternTexts } from "../pattern.ts";

export const french: PatternTexts = {
  substitute: {
    title: "Remplacer un ingrédient de « {a} »",
    core: "Dressez la liste de ce que « {a} » exige aujourd'hui : matière, outil, personne, lieu. Remplacez le plus rare par quelque chose de plus facile à obtenir et comparez les deux pendant quinze jours.",
    link: "Commencez par ce dont « {b} » dépend le plus.",
  },
  combine: {
    title: "Associer « {a} » à un geste habituel",
    core: "Placez « {a} » au même endroit et au même moment qu'une autre démarche des mêmes personnes, afin qu'un seul trajet ou une seule conversation règle l'ensemble.",
    link: "Essayez d'abord si « {b} » peut servir de compagnon.",
  },
  adapt: {
    title: "Reprendre une méthode éprouvée pour « {a} »",
    core: "Cherchez trois lieux qui ont connu les mêmes ennuis avec « {a} » et les ont surmontés. Visitez-en un, suivez exactement sa recette durant un mois, puis seulement modifiez-la.",
    link: "Demandez-leur surtout comment ils traitent « {b} ».",
  },
  magnify: {
    title: "Rendre dix fois plus grand le meilleur de « {a} »",
    core: "Prenez la partie de « {a} » que l'on félicite et donnez-lui beaucoup plus d'ampleur : plus fréquente, plus vaste, plus longue. Quelque chose d'ordinaire doit rétrécir en échange.",
    link: "Observez l'effet sur « {b} ».",
  },
  "second use": {
    title: "Donner à « {a} » une seconde fonction",
    core: "Demandez-vous qui, hors du public actuel, profiterait de « {a} », de ses restes ou de ses heures creuses, et proposez-le-lui sous un nom à part.",
    link: "Ceux qui connaissent « {b} » sont à interroger en premier.",
  },
  eliminate: {
    title: "Supprimer une étape autour de « {a} »",
    core: "Notez chaque étape de « {a} » du début à la fin et omettez-en une pendant une semaine. Ce qui ne manque à personne disparaît ; le reste revient.",
    link: "Regardez d'abord les étapes qui touchent « {b} ».",
  },
  reverse: {
    title: "Inverser l'ordre de « {a} »",
    core: "Que la fin de « {a} » vienne au commencement : régler avant de démarrer, décider avant la réunion, livrer avant la demande. Parcourez cette séquence renversée sur papier avec deux collègues.",
    link: "Relevez où « {b} » fait obstacle.",
  },
  contradiction: {
    title: "Concilier les deux faces de « {a} »",
    core: "Nommez les deux souhaits qui tirent « {a} » en sens contraires. Au lieu d'un compromis, séparez-les : l'un règne à certaines heures ou dans un coin, son rival partout ailleurs.",
    link: "Rangez « {b} » clairement d'un seul côté de cette ligne.",
  },
  analogy: {
    title: "Traiter « {a} » comme un service d'urgences",
    core: "Aux urgences, on trie par gravité en une minute et chaque groupe suit son propre parcours. Triez de même « {a} » en trois classes avec une marque visible.",
    link: "Fixez à l'avance la classe de « {b} ».",
  },
  inversion: {
    title: "Recenser les façons de gâcher « {a} »",
    core: "Passez vingt minutes à réunir des procédés qui rendraient « {a} » aussi mauvais que possible. Rayez l'absurde et changez les trois plus nuisibles en règles contraires.",
    link: "Invitez quelqu'un qui pratique « {b} » au quotidien.",
  },
  "unused resource": {
    title: "Mettre ce qui dort au service de « {a} »",
    core: "Faites l'inventaire des salles, machines, talents et créneaux que presque personne ne réclame. Prêtez-en un à « {a} » pour un mois d'essai.",
    link: "Examinez « {b} » avec cette question en tête.",
  },
  "smallest version": {
    title: "Tester « {a} » en miniature",
    core: "Bâtissez la plus petite forme complète de « {a} » : une journée, un groupe, aucun budget, deux responsables. Convenez d'un chiffre qui tranchera entre grandir et cesser.",
    link: "Laissez « {b} » intact durant l'expérience.",
  },
  "self-service": {
    title: "Confier une part de « {a} » aux usagers",
    core: "Repérez la portion de « {a} » que chacun accomplirait sans personnel grâce à un panneau clair, un formulaire ou une étagère. Installez cela et restez à proximité les premiers jours.",
    link: "Gardez l'aide personnelle pour « {b} ».",
  },
  "prepare ahead": {
    title: "Préparer « {a} » la veille",
    core: "Une bonne part de « {a} » peut être emballée, remplie ou commandée d'avance. Fixez une heure limite et terminez avant elle, pour que l'heure de pointe serve uniquement à remettre.",
    link: "Estimez combien de « {b} » disparaîtrait ainsi.",
  },
  "make visible": {
    title: "Montrer à tous où en est « {a} »",
    core: "Accrochez un tableau, ou ouvrez une page, où l'on voit d'un coup d'œil l'état présent de « {a} » et la suite. Actualisez-le à horaires réguliers.",
    link: "Ajoutez une ligne sur « {b} ».",
  },
  "split up": {
    title: "Découper « {a} » en morceaux indépendants",
    core: "Divisez « {a} » en éléments capables d'échouer, de changer ou d'aboutir séparément, chacun sous la garde d'un seul propriétaire. Un élément sans propriétaire est abandonné.",
    link: "Veillez à ce que « {b} » tienne dans un seul élément.",
  },
  "share with neighbours": {
    title: "Porter « {a} » avec des voisins",
    core: "Trouvez trois organisations proches confrontées elles aussi à « {a} ». Mutualisez achats, équipement ou plannings, avec un accord d'une page et une sortie au bout de trois mois.",
    link: "Précisez qui apporte quoi concernant « {b} ».",
  },
  standardise: {
    title: "Résumer « {a} » sur une feuille",
    core: "Que la personne la plus expérimentée décrive en neuf lignes le déroulement réussi de « {a} ». L'équipe s'y conforme ; qui découvre mieux la réécrit.",
    link: "Réservez une ligne aux exceptions dues à « {b} ».",
  },
  reward: {
    title: "Récompenser ceux qui allègent « {a} »",
    core: "Remerciez quiconque choisit l'horaire, l'itinéraire ou la quantité qui soulage « {a} » : remise, tampon, mention publique. Débutez par un cadeau moins coûteux que le souci évité.",
    link: "Cherchez ce qui vaudrait récompense à propos de « {b} ».",
  },
  "fresh eyes": {
    title: "Remettre « {a} » à un novice pour un jour",
    core: "Priez quelqu'un d'étranger à « {a} » de s'y essayer une fois en pensant à voix haute, tandis qu'un habitué se borne à écrire. Chaque hésitation devient une entrée dans la liste des réparations.",
    link: "Que l'invité rencontre également « {b} ».",
  },
  "hardest case": {
    title: "Concevoir « {a} » pour le cas le plus difficile",
    core: "Désignez l'être pour qui « {a} » s'avère le plus pénible : un enfant, un étranger à la langue, une personne en fauteuil roulant. Résolvez son problème ; la solution sert d'ordinaire à la collectivité.",
    link: "Vérifiez le résultat là où « {b} » compte.",
  },
  "shift in time": {
    title: "Étaler « {a} » sur des heures calmes",
    core: "Comptez quand « {a} » culmine. Ouvrez une deuxième fenêtre pendant la période la plus tranquille, dotée d'un avantage à elle, pour qu'un tiers de la demande s'y déplace volontiers.",
    link: "Tenez « {b} » hors du pic autant que faire se peut.",
  },
  measure: {
    title: "Piloter « {a} » avec un seul chiffre",
    core: "Adoptez un indicateur unique révélant si « {a} » progresse, relevez-le chaque soir à la main et variez une seule chose par quinzaine. Ce qui laisse la courbe plate est écarté.",
    link: "Consignez « {b} » en parallèle, comme cause éventuelle.",
  },
  promise: {
    title: "Faire une promesse publique sur « {a} »",
    core: "Dites en une phrase ce que l'on peut attendre de « {a} » et ce que l'on reçoit si la parole est rompue. En peu de temps, un tel engagement révèle le maillon faible.",
    link: "Déclarez franchement si « {b} » en fait partie.",
  },
};
