import type { Langue } from '../../shared/domain/presence/schema.ts';
import type { Motif } from './motifs.ts';

/** Everything the page says in one language. Digits follow `numero` and `appel`, set apart from them. */
export interface Wording {
  /** The language’s own name. */
  readonly langue: string;
  /** Which way it is read. */
  readonly sens: 'ltr' | 'rtl';
  readonly bienvenue: string;
  readonly question: string;
  readonly motifs: Readonly<Record<Motif, string>>;
  /** The desk is being asked for a number. */
  readonly instant: string;
  readonly numero: string;
  readonly installez: string;
  /** The number being received now. */
  readonly appel: string;
  /** Too many numbers were given at once. */
  readonly trop: string;
  /** The desk does not answer, or cannot write. */
  readonly accueil: string;
  /** Back to the beginning, for the next person. */
  readonly termine: string;
}

/** The languages in the order of their buttons. */
export const langues = ['fr', 'en', 'es', 'pt', 'ar', 'uk'] as const satisfies readonly Langue[];

export const wordings: Readonly<Record<Langue, Wording>> = {
  fr: {
    langue: 'Français',
    sens: 'ltr',
    bienvenue: 'Bienvenue',
    question: 'Je viens pour…',
    motifs: {
      'papiers-citoyennete': 'Papiers d’identité',
      'travail-formation': 'Travail, formation',
      'social-sante': 'Santé, aides, retraite',
      'famille-scolarite': 'Famille, enfants, école',
      logement: 'Logement',
      'argent-impots': 'Argent, impôts',
      'transports-mobilite': 'Permis, carte grise, transports',
      'etrangers-europe': 'Titre de séjour, arrivée en France',
      numerique: 'Ordinateur, internet',
      autre: 'Autre chose',
    },
    instant: 'Un instant…',
    numero: 'Votre numéro\u00a0:',
    installez: 'Installez-vous, on vous appelle.',
    appel: 'On reçoit le numéro',
    trop: 'Plusieurs numéros viennent d’être donnés. Attendez une minute, ou adressez-vous à l’accueil.',
    accueil: 'Adressez-vous à l’accueil.',
    termine: 'Terminé',
  },
  en: {
    langue: 'English',
    sens: 'ltr',
    bienvenue: 'Welcome',
    question: 'I am here about…',
    motifs: {
      'papiers-citoyennete': 'Identity papers',
      'travail-formation': 'Work, training',
      'social-sante': 'Health, benefits, pension',
      'famille-scolarite': 'Family, children, school',
      logement: 'Housing',
      'argent-impots': 'Money, taxes',
      'transports-mobilite': 'Driving licence, car, transport',
      'etrangers-europe': 'Residence permit, arriving in France',
      numerique: 'Computer, internet',
      autre: 'Something else',
    },
    instant: 'One moment…',
    numero: 'Your number:',
    installez: 'Please take a seat, we will call you.',
    appel: 'Now receiving number',
    trop: 'Several numbers have just been given. Please wait a minute, or go to the reception desk.',
    accueil: 'Please go to the reception desk.',
    termine: 'Done',
  },
  es: {
    langue: 'Español',
    sens: 'ltr',
    bienvenue: 'Bienvenidos',
    question: 'Vengo por…',
    motifs: {
      'papiers-citoyennete': 'Documentos de identidad',
      'travail-formation': 'Trabajo, formación',
      'social-sante': 'Salud, ayudas, jubilación',
      'famille-scolarite': 'Familia, hijos, escuela',
      logement: 'Vivienda',
      'argent-impots': 'Dinero, impuestos',
      'transports-mobilite': 'Permiso de conducir, coche, transporte',
      'etrangers-europe': 'Permiso de residencia, llegada a Francia',
      numerique: 'Ordenador, internet',
      autre: 'Otra cosa',
    },
    instant: 'Un momento…',
    numero: 'Su número:',
    installez: 'Tome asiento, por favor. Le llamaremos.',
    appel: 'Estamos atendiendo el número',
    trop: 'Se acaban de dar varios números. Espere un minuto o diríjase a la recepción.',
    accueil: 'Diríjase a la recepción, por favor.',
    termine: 'Listo',
  },
  pt: {
    langue: 'Português',
    sens: 'ltr',
    bienvenue: 'Bem-vindos',
    question: 'Venho tratar de…',
    motifs: {
      'papiers-citoyennete': 'Documentos de identidade',
      'travail-formation': 'Trabalho, formação',
      'social-sante': 'Saúde, apoios, reforma',
      'famille-scolarite': 'Família, filhos, escola',
      logement: 'Habitação',
      'argent-impots': 'Dinheiro, impostos',
      'transports-mobilite': 'Carta de condução, carro, transportes',
      'etrangers-europe': 'Autorização de residência, chegada a França',
      numerique: 'Computador, internet',
      autre: 'Outro assunto',
    },
    instant: 'Um momento…',
    numero: 'O seu número:',
    installez: 'Sente-se, por favor. Vamos chamar o seu número.',
    appel: 'Estamos a atender o número',
    trop: 'Acabam de ser dados vários números. Espere um minuto ou dirija-se à receção.',
    accueil: 'Dirija-se à receção, por favor.',
    termine: 'Concluído',
  },
  ar: {
    langue: 'العربية',
    sens: 'rtl',
    bienvenue: 'مرحبًا بكم',
    question: 'جئت من أجل…',
    motifs: {
      'papiers-citoyennete': 'وثائق الهوية',
      'travail-formation': 'العمل، التدريب',
      'social-sante': 'الصحة، المساعدات، التقاعد',
      'famille-scolarite': 'الأسرة، الأطفال، المدرسة',
      logement: 'السكن',
      'argent-impots': 'المال، الضرائب',
      'transports-mobilite': 'رخصة القيادة، السيارة، النقل',
      'etrangers-europe': 'تصريح الإقامة، القدوم إلى فرنسا',
      numerique: 'الحاسوب، الإنترنت',
      autre: 'أمر آخر',
    },
    instant: 'لحظة من فضلكم…',
    numero: 'رقمكم:',
    installez: 'تفضلوا بالجلوس، سنناديكم.',
    appel: 'نستقبل الآن الرقم',
    trop: 'أُعطيت عدة أرقام للتو. يرجى الانتظار دقيقة أو التوجه إلى مكتب الاستقبال.',
    accueil: 'يرجى التوجه إلى مكتب الاستقبال.',
    termine: 'تم',
  },
  uk: {
    langue: 'Українська',
    sens: 'ltr',
    bienvenue: 'Ласкаво просимо',
    question: 'З якого питання ви прийшли?',
    motifs: {
      'papiers-citoyennete': 'Паспорт, посвідчення особи',
      'travail-formation': 'Робота, професійне навчання',
      'social-sante': 'Здоров’я, допомога, пенсія',
      'famille-scolarite': 'Сім’я, діти, школа',
      logement: 'Житло',
      'argent-impots': 'Гроші, податки',
      'transports-mobilite': 'Водійські права, авто, транспорт',
      'etrangers-europe': 'Дозвіл на проживання, приїзд до Франції',
      numerique: 'Комп’ютер, інтернет',
      autre: 'Інше',
    },
    instant: 'Хвилинку…',
    numero: 'Ваш номер:',
    installez: 'Сідайте, будь ласка. Ми вас викличемо.',
    appel: 'Зараз приймаємо номер',
    trop: 'Щойно видано кілька номерів. Зачекайте хвилину або зверніться на рецепцію.',
    accueil: 'Зверніться, будь ласка, на рецепцію.',
    termine: 'Готово',
  },
};
