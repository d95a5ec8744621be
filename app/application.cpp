// SPDX-License-Identifier: MIT

#include "app/application.h"

#include "app/common/chainclientfactory.h"
#include "app/common/interruption.h"
#include "core/api/datafolder.h"
#include "core/api/practice.h"
#include "core/api/processguard.h"
#include "core/api/session.h"
#include "core/api/startoptions.h"
#include "ui/format/errortext.h"
#include "ui/mainwindow/mainwindow.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"
#include "ui/style/translations.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QCoreApplication>
#include <QMessageBox>

#include <cstdio>
#include <cstring>
#include <memory>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

enum ExitCode { Success = 0, CannotOpen = 1, WrongUse = 2 };

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Application)
};

void complain(const QString& sentence) { std::fprintf(stderr, "lockstep: %s\n", qPrintable(sentence)); }

/// Qt would end the program without a word that helps.
bool hasDisplay()
{
    for (const char* variable : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        if (!qEnvironmentVariableIsEmpty(variable)) return true;
    return false;
}

/// --help and --version answer also where there is no display.
bool isQuestion(int argc, char* argv[])
{
    for (int i = 1; i < argc; ++i)
        for (const char* option : {"-h", "--help", "-v", "--version", "--help-all"})
            if (std::strcmp(argv[i], option) == 0) return true;
    return false;
}

/// What the window stands on. Destroyed in this order: window, session, practice chain.
struct Parts
{
    std::unique_ptr<Practice> practice;
    std::unique_ptr<Session> session;
    std::unique_ptr<ui::MainWindow> window;

    ~Parts()
    {
        window.reset();
        session.reset();
        practice.reset();
    }
};

void addDescription(QCommandLineParser& parser)
{
    parser.setApplicationDescription(Text::tr("Bitcoin wallets that follow the chain together."));
    addStartOptions(parser);
}

/// The practice network is followed at a node inside the program, unless the person names another.
Result<void> openPractice(StartOptions& start, Parts& parts)
{
    if (start.network != Network::Practice || !start.connect.empty()) return {};
    // The session takes the lock for good; asked here first, because it knows who holds the folder.
    if (const auto free = DataFolder::open(start.folder()); !free) return free.error();
    auto practice = Practice::open(start.folder());
    if (!practice) return practice.error();
    parts.practice = *std::move(practice);
    start.connect = {HostPort{u"127.0.0.1"_s, parts.practice->port()}};
    return {};
}

Result<void> openSession(const StartOptions& start, Parts& parts)
{
    SessionOptions options;
    options.network = start.network;
    options.folder = start.folder();
    options.makeClient = chainClientFactory(start);
    options.online = start.online;
    auto session = Session::open(std::move(options));
    if (!session) return session.error();
    parts.session = *std::move(session);
    return {};
}

Result<void> openParts(StartOptions& start, Parts& parts)
{
    if (auto practice = openPractice(start, parts); !practice) return practice;
    if (auto session = openSession(start, parts); !session) return session;
    parts.window = std::make_unique<ui::MainWindow>(*parts.session, parts.practice.get());
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

int runWith(StartOptions start, QApplication& application)
{
    const Interruption interruption;
    QObject::connect(&interruption, &Interruption::interrupted, &application, &QApplication::closeAllWindows);
    QObject::connect(&interruption, &Interruption::interrupted, &application, &QCoreApplication::quit);
    Parts parts;
    if (const auto opened = openParts(start, parts); !opened) return sayWhyNot(opened.error(), application);
    if (runsAsRoot()) complain(Text::tr("Running as root: every file this program touches belongs to root."));
    parts.window->show();
    return application.exec();
}

void nameProgram()
{
    QCoreApplication::setApplicationName(u"lockstep"_s);
    QCoreApplication::setApplicationVersion(QStringLiteral(LOCKSTEP_VERSION));
    QGuiApplication::setDesktopFileName(u"org.lockstep.Lockstep"_s);
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
        complain(Text::tr("there is no display. Use lockstep-cli, or: ./dev run"));
        return WrongUse;
    }
    QApplication application(argc, argv);
    const ui::Translations translations;
    ui::Theme::apply(ui::ThemeChoice::System);
    QApplication::setWindowIcon(ui::applicationIcon());
    QCommandLineParser parser;
    addDescription(parser);
    parser.process(application);
    const auto read = startOptions(parser);
    if (!read.problem.isEmpty()) {
        complain(read.problem);
        return WrongUse;
    }
    return runWith(read.options, application);
}

} // namespace lockstep
