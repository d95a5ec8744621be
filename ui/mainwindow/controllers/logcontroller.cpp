// SPDX-License-Identifier: MIT

#include "ui/mainwindow/controllers/logcontroller.h"

#include "core/api/schemaversion.h"
#include "core/api/services/chainservice.h"
#include "ui/dialogs/program/consolepanel.h"
#include "ui/dialogs/program/logdialog.h"
#include "ui/format/program/debugtext.h"
#include "ui/mainwindow/controllers/answers.h"
#include "ui/mainwindow/controllers/consolecontroller.h"
#include "ui/mainwindow/controllers/eventbell.h"
#include "ui/mainwindow/controllers/filewriter.h"
#include "ui/mainwindow/controllers/networkcontroller.h"
#include "ui/mainwindow/controllers/preferencestore.h"
#include "ui/mainwindow/controllers/snapshotrelay.h"
#include "ui/mainwindow/desktop/bringtofront.h"
#include "ui/mainwindow/desktop/showfolder.h"

#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>

#include <utility>

namespace lockstep::ui {

namespace {

constexpr int AllEvents = 10'000; ///< As many as are kept.
constexpr int RecentEvents = 500; ///< Of these the description takes some.

} // namespace

LogController::LogController(Session& session, const SnapshotRelay& relay, const NetworkController& network,
                             PreferenceStore& preferences, EventBell& bell, QWidget& window)
    : QObject(&window)
    , m_session(session)
    , m_network(network)
    , m_preferences(preferences)
    , m_bell(bell)
    , m_window(window)
{
    connect(&relay, &SnapshotRelay::changed, this, &LogController::noteNewest);
}

void LogController::open() { openAt(false); }

void LogController::openNews()
{
    openAt(false);
    m_dialog->showAll();
}

void LogController::openConsole() { openAt(true); }

void LogController::openAt(bool isConsole)
{
    if (!m_dialog) makeDialog();
    m_isWanted = !isConsole;
    m_dialog->setSeenUpTo(m_bell.seen());
    m_dialog->showConsole(isConsole);
    bringToFront(*m_dialog);
    read();
}

void LogController::makeDialog()
{
    m_dialog = new LogDialog(&m_window);
    m_shown = 0;
    connect(m_dialog, &LogDialog::looked, this, [this] { m_bell.see(m_shown); });
    connect(m_dialog, &LogDialog::copyWanted, this, &LogController::copy);
    connect(m_dialog, &LogDialog::folderWanted, this,
            [this] { m_dialog->showProblem(showFolder(m_session.folder())); });
    connect(m_dialog, &LogDialog::fileWanted, this, &LogController::save);
    connect(&m_preferences, &PreferenceStore::changed, m_dialog, &LogDialog::followDates);
    connectConsole();
    m_dialog->show();
}

void LogController::connectConsole()
{
    ConsolePanel& console = m_dialog->console();
    new ConsoleController(m_session, console);
    console.setDiscreet(m_preferences.current().amounts.isHidden);
    console.setSwitchedOn(m_preferences.current().hasConsole);
    connect(&m_preferences, &PreferenceStore::changed, &console, [&console](const Preferences& preferences) {
        console.setSwitchedOn(preferences.hasConsole);
        console.setDiscreet(preferences.amounts.isHidden);
    });
    connect(&console, &ConsolePanel::preferencesWanted, this, &LogController::advancedWanted);
}

void LogController::noteNewest(const SyncSnapshotPtr& snapshot)
{
    if (std::exchange(m_newest, snapshot->newestEvent) != snapshot->newestEvent) read();
}

void LogController::read()
{
    if (!m_dialog) return;
    whenAnswered(m_session.chain().events(AllEvents), m_dialog, [this](const Result<QList<EventView>>& events) {
        if (!events) return m_dialog->showError(events.error());
        m_dialog->setEvents(*events);
        m_shown = events->isEmpty() ? 0 : events->first().id;
        if (std::exchange(m_isWanted, false) || m_dialog->isLookedAt()) m_bell.see(m_shown);
    });
}

void LogController::copy()
{
    whenAnswered(m_session.chain().events(RecentEvents), m_dialog, [this](const Result<QList<EventView>>& events) {
        if (!events) return m_dialog->showError(events.error());
        DebugFacts facts;
        facts.snapshot = m_session.snapshot();
        facts.events = *events;
        facts.connection = m_network.current();
        facts.schema = schemaVersion();
        facts.platform = QGuiApplication::platformName();
        facts.now = QDateTime::currentSecsSinceEpoch();
        QGuiApplication::clipboard()->setText(debugInformation(facts));
        m_dialog->showCopied();
    });
}

void LogController::save(const QString& path, const QByteArray& content)
{
    whenAnswered(writeFile(path, content), m_dialog, [this, path](const Result<void>& written) {
        written ? m_dialog->showSaved(path) : m_dialog->showError(written.error());
    });
}

} // namespace lockstep::ui
