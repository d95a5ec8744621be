// SPDX-License-Identifier: MIT

#include "app/application.h"

#include "app/common/chainclientfactory.h"
#include "app/common/handover.h"
#include "app/common/interruption.h"
#include "app/tour/story.h"
#include "app/tour/tour.h"
#include "core/api/connectionmeter.h"
#include "core/api/connectionsettings.h"
#include "core/api/datafolder.h"
#include "core/api/processguard.h"
#include "core/api/services/practice.h"
#include "core/api/services/session.h"
#include "core/api/startoptions.h"
#include "ui/format/errors/errortext.h"
#include "ui/mainwindow/desktop/bringtofront.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"
#include "ui/style/translations.h"
#include "ui/widgets/spoken/spokenparts.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDeadlineTimer>
#include <QDir>
#include <QMessageBox>
#include <QTemporaryDir>
#include <QTimer>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <vector>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto OpeningTime = 5s; ///< So long may another start open its database, or a closed window end its work.
constexpr auto BetweenTries = 200ms;

enum ExitCode { Success = 0, CannotOpen = 1, TourFailed = 1, WrongUse = 2 };

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Application)
};

void complain(const QString& sentence) { std::fprintf(stderr, "lockstep: %s\n", qPrintable(sentence)); }

void say(const QString& line)
{
    std::printf("%s\n", qPrintable(line));
    std::fflush(stdout);
}

/// Qt would end the program without a word that helps.
bool hasDisplay()
{
    for (const char* variable : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        if (!qEnvironmentVariableIsEmpty(variable)) return true;
    return false;
}

/// Qt aborts where the display that is named does not answer, and advises to reinstall. It may be something else: what
/// Qt says of it comes after.
void sayThatNoWindowOpens(QtMsgType type, const QMessageLogContext& context, const QString& text)
{
    const bool isTheEnd = type == QtFatalMsg;
    if (isTheEnd)
        complain(Text::tr("no window can be opened, most often because the display does not answer. The command line "
                          "needs none: lockstep-cli. Qt says of it:"));
    std::fprintf(stderr, "%s\n", qPrintable(qFormatLogMessage(type, context, text)));
    if (isTheEnd) std::_Exit(WrongUse);
}

std::unique_ptr<QApplication> openDisplay(int& argc, char* argv[])
{
    const QtMessageHandler before = qInstallMessageHandler(sayThatNoWindowOpens);
    auto application = std::make_unique<QApplication>(argc, argv);
    qInstallMessageHandler(before);
    return application;
}

/// --help and --version answer also where there is no display.
bool isQuestion(int argc, char* argv[])
{
    for (int i = 1; i < argc; ++i)
        for (const char* option : {"-h", "--help", "-v", "--version", "--help-all"})
            if (std::strcmp(argv[i], option) == 0) return true;
    return false;
}

/// What the window stands on. The last one goes first: listener, window, session, practice chain.
struct Parts
{
    std::unique_ptr<Practice> practice;
    std::unique_ptr<Session> session;
    std::unique_ptr<ui::MainWindow> window;
    std::unique_ptr<CallListener> listener;
};

void addDescription(QCommandLineParser& parser)
{
    parser.setApplicationDescription(Text::tr("Bitcoin wallets that follow the chain together."));
    parser.addPositionalArgument(u"link"_s, Text::tr("A payment link, \"bitcoin:...\", to show in the window."),
                                 u"[LINK]"_s);
    addStartOptions(parser);
    parser.addOption({u"tour"_s,
                      Text::tr("Show the window at work on a practice chain of its own, and save a picture of each "
                               "step in this folder."),
                      u"FOLDER"_s});
}

/// The practice network is followed at a node inside the program, unless the person names another. One that they
/// chose in the window leaves the node there, with its menu.
Result<void> openPractice(const StartOptions& asked, StartOptions& start, Parts& parts)
{
    if (start.network != Network::Practice || !asked.connect.empty()) return {};
    // The session takes the lock for good; asked here first, because it knows who holds the folder.
    if (const auto free = DataFolder::open(start.folder()); !free) return free.error();
    auto practice = Practice::open(start.folder());
    if (!practice) return practice.error();
    parts.practice = *std::move(practice);
    if (start.connect.empty()) start.connect = {HostPort{u"127.0.0.1"_s, parts.practice->port()}};
    return {};
}

Result<void> openSession(const StartOptions& start, const std::vector<HostPort>& added, Parts& parts)
{
    SessionOptions options;
    options.network = start.network;
    options.folder = start.folder();
    options.makeClient = chainClientFactory(start);
    options.online = start.online;
    options.added = added;
    auto session = Session::open(std::move(options));
    if (!session) return session.error();
    parts.session = *std::move(session);
    return {};
}

/// `asked`: by the command line, which counts more than what was kept.
Result<void> openParts(const StartOptions& asked, Parts& parts)
{
    const ConnectionSettings kept = keptConnection(asked.folder());
    StartOptions start = withKept(asked, kept);
    if (auto practice = openPractice(asked, start, parts); !practice) return practice;
    const auto added = asked.connect.empty() ? kept.added : std::vector<HostPort>();
    if (auto session = openSession(start, added, parts); !session) return session;
    parts.window = std::make_unique<ui::MainWindow>(*parts.session, parts.practice.get());
    parts.window->setCommandLine(asked);
    return {};
}

/// In words on the screen and on the terminal; the program ends when the person has read it.
int sayWhyNot(const Error& error, QApplication& application)
{
    const ErrorText text = errorText(error);
    complain(text.sentence());
    QMessageBox box(QMessageBox::Critical, Text::tr("Lockstep cannot start"), text.what, QMessageBox::Close);
    box.setTextFormat(Qt::PlainText);
    box.setInformativeText(text.money + u' ' + text.advice);
    QObject::connect(&box, &QDialog::finished, &application, &QCoreApplication::quit);
    box.open();
    application.exec();
    return CannotOpen;
}

/// Later starts bring this window to the front, and their link into it; lockstep-cli reads and changes jobs here.
void listenForCalls(Parts& parts)
{
    auto listener = CallListener::listen(parts.session->folder());
    if (!listener) return complain(errorText(listener.error()).what);
    parts.listener = *std::move(listener);
    QObject::connect(parts.listener.get(), &CallListener::called, parts.window.get(),
                     [window = parts.window.get()](const Call& call) {
                         if (!call.activationToken.isEmpty()) qputenv("XDG_ACTIVATION_TOKEN", call.activationToken);
                         ui::bringToFront(*window);
                         if (!call.link.isEmpty()) window->openLink(call.link);
                     });
    QObject::connect(parts.listener.get(), &CallListener::wished, parts.session.get(),
                     [session = parts.session.get()](const JobWish& wish, const JobAnswer& answer) {
                         carryOut(*session, wish).then(session, answer);
                     });
    QObject::connect(parts.listener.get(), &CallListener::asked, parts.session.get(),
                     [session = parts.session.get()](const ReadingWish& wish, const ReadingAnswer& answer) {
                         readingFor(*session, wish, MostRowsHandedOver).then(session, answer);
                     });
}

/// Opens the folder, or hands over to the window that has it open: whether it is opened here. A window that is opening
/// does not listen yet, one that was closed a moment ago listens no more: both are waited for. One that is being closed
/// may cut a call off, once; one that refuses twice stays, and is of another version.
Result<bool> openOrHandOver(const StartOptions& start, const QString& link, Parts& parts)
{
    const Call call{link, qgetenv("XDG_ACTIVATION_TOKEN")};
    const QDeadlineTimer deadline(OpeningTime);
    for (int refusals = 0;;) {
        const auto opened = openParts(start, parts);
        if (opened) return true;
        if (opened.error().code != Errc::InUse) return opened.error();
        const HandOver answer = handOver(start.folder(), call, BetweenTries);
        if (answer == HandOver::Taken) return false;
        if (answer == HandOver::Refused) ++refusals;
        if (refusals > 1 || deadline.hasExpired()) return opened.error();
    }
}

int runWith(const StartOptions& start, const QString& link, QApplication& application)
{
    Parts parts;
    const auto isHere = openOrHandOver(start, link, parts);
    if (!isHere) return sayWhyNot(isHere.error(), application);
    if (!*isHere) return Success;
    if (runsAsRoot()) complain(Text::tr("Running as root: every file this program touches belongs to root."));
    if (!canLockMemory())
        complain(Text::tr("The system does not let memory be locked: a key in use may be written to the swap file."));
    listenForCalls(parts);
    parts.window->show();
    if (start.network != Network::Practice) // that one is inside this computer
        QTimer::singleShot(0, parts.window.get(),
                           [&parts] { parts.window->watchConnection(ConnectionMeter::ofThisComputer()); });
    if (!link.isEmpty()) parts.window->openLink(link);
    return application.exec();
}

/// Everything the tour makes, but for its pictures, is gone afterwards.
int runTour(const QDir& pictures, QApplication& application)
{
    const QTemporaryDir folder;
    StartOptions start;
    start.network = Network::Practice;
    start.dataDirectory = folder.path();
    Parts parts;
    if (const auto opened = openParts(start, parts); !opened) {
        complain(errorText(opened.error()).sentence());
        return CannotOpen;
    }
    const tour::Stage stage(*parts.window);
    const tour::Hand hand(stage);
    const tour::Eyes eyes(stage, *parts.session);
    const tour::Camera camera(stage, pictures);
    tour::Tour tour(tour::story(hand, eyes, tour::Backstage(*parts.practice)), stage, camera);
    QString problem = Text::tr("The tour was interrupted.");
    QObject::connect(&tour, &tour::Tour::said, say);
    QObject::connect(&tour, &tour::Tour::finished, &application, [&](const QString& why) {
        problem = why;
        QCoreApplication::quit();
    });
    parts.window->show();
    tour.start();
    application.exec();
    if (problem.isEmpty()) return Success;
    complain(problem);
    return TourFailed;
}

/// By a signal: nobody may sit there to be asked, and one window that asks would hold up the end.
void endUnasked()
{
    for (QWidget* window : QApplication::topLevelWidgets())
        if (auto* main = qobject_cast<ui::MainWindow*>(window)) main->quitUnasked();
    QApplication::closeAllWindows();
}

void nameProgram()
{
    QCoreApplication::setApplicationName(u"lockstep"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(LOCKSTEP_VERSION));
    QGuiApplication::setDesktopFileName(u"org.lockstep.Lockstep"_s);
}

/// What the tour cannot be told; empty if nothing of it was.
QString tourProblem(const QCommandLineParser& parser, const StartOptions& start)
{
    if (!parser.isSet(u"tour"_s)) return {};
    for (const char* option : {"connect", "datadir", "proxy", "only-onion", "offline"})
        if (parser.isSet(QLatin1StringView(option)))
            return Text::tr("--tour plays on a practice chain of its own; it takes no --%1.")
                .arg(QLatin1StringView(option));
    if (parser.isSet(u"network"_s) && start.network != Network::Practice)
        return Text::tr("--tour plays on a practice chain of its own, on no other network.");
    if (!parser.positionalArguments().isEmpty()) return Text::tr("--tour opens no link.");
    if (!QDir().mkpath(parser.value(u"tour"_s)))
        return Text::tr("The folder %1 for the pictures cannot be made.").arg(parser.value(u"tour"_s));
    return {};
}

/// What is wrong with what stands beside the options; empty if nothing is.
QString linkProblem(const QStringList& words)
{
    if (words.size() > 1) return Text::tr("One link at a time.");
    if (words.isEmpty() || isPaymentLink(words[0])) return {};
    return Text::tr("\"%1\" is not a payment link. One begins with \"bitcoin:\".").arg(words[0].left(80));
}

/// Without QApplication: for machines without a display.
int answerQuestion(int argc, char* argv[])
{
    const QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    addDescription(parser);
    parser.process(application); // --help and --version end the program here
    return Success;
}

} // namespace

int runWindow(int argc, char* argv[])
{
    nameProgram();
    if (isQuestion(argc, argv)) return answerQuestion(argc, argv);
    if (!hasDisplay()) {
        complain(Text::tr("there is no display. The command line needs none: lockstep-cli"));
        return WrongUse;
    }
    const auto display = openDisplay(argc, argv);
    QApplication& application = *display;
    ui::Translations translations;
    ui::Theme::apply(ui::ThemeChoice::System);
    ui::speakWhatQtLeavesOut();
    QApplication::setWindowIcon(ui::applicationIcon());
    QCommandLineParser parser;
    addDescription(parser);
    parser.process(application);
    const auto read = startOptions(parser);
    const QStringList words = parser.positionalArguments();
    for (const QString& problem : {read.problem, linkProblem(words), tourProblem(parser, read.options)}) {
        if (problem.isEmpty()) continue;
        complain(problem);
        return WrongUse;
    }
    translations.use(ui::PreferenceStore::languageIn(read.options.folder()));
    const Interruption interruption;
    QObject::connect(&interruption, &Interruption::interrupted, &application, endUnasked);
    QObject::connect(&interruption, &Interruption::interrupted, &application, &QCoreApplication::quit);
    if (parser.isSet(u"tour"_s)) return runTour(QDir(parser.value(u"tour"_s)), application);
    return runWith(read.options, words.value(0), application);
}

} // namespace lockstep
