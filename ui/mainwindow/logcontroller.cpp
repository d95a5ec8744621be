// SPDX-License-Identifier: MIT

#include "ui/mainwindow/logcontroller.h"

#include "core/api/chainservice.h"
#include "core/api/schemaversion.h"
#include "ui/dialogs/consolepanel.h"
#include "ui/dialogs/logdialog.h"
#include "ui/format/debugtext.h"
#include "ui/mainwindow/answers.h"
#include "ui/mainwindow/bringtofront.h"
#include "ui/mainwindow/consolecontroller.h"
#include "ui/mainwindow/filewriter.h"
#include "ui/mainwindow/networkcontroller.h"
#include "ui/mainwindow/preferencestore.h"
#include "ui/mainwindow/snapshotrelay.h"

#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>

#include <chrono>

namespace lockstep::ui {

using namespace std::chrono_literals;

namespace {

constexpr int AllEvents = 10'000; ///< As many as are kept.
constexpr int RecentEvents = 50;

/// What is written down, beside what only passes by.
bool isLogged(SyncEvent::Kind kind)
{
    switch (kind) {
    case SyncEvent::Kind::ImportStart:
    case SyncEvent::Kind::ImportDone:
    case SyncEvent::Kind::Reorg:
    case SyncEvent::Kind::Error:
    case SyncEvent::Kind::Done: return true;
    case SyncEvent::Kind::Headers:
    case SyncEvent::Kind::FilterHeaders:
    case SyncEvent::Kind::Filters:
    case SyncEvent::Kind::Block:
    case SyncEvent::Kind::Search:
    case SyncEvent::Kind::ImportProgress: break;
    }
    return false;
}

} // namespace

LogController::LogController(Session& session, const SnapshotRelay& relay, const NetworkController& network,
                             PreferenceStore& preferences, QWidget& window)
    : QObject(&window)
    , m_session(session)
    , m_network(network)
    , m_preferences(preferences)
    , m_window(window)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(250ms);
    connect(&m_soon, &QTimer::timeout, this, &LogController::read);
    connect(&session, &Session::happened, this, [this](const SyncEvent& event) {
        if (isLogged(event.kind)) readSoon();
    });
    connect(&relay, &SnapshotRelay::changed, this, &LogController::noteJobs);
}

void LogController::open() { openAt(false); }

void LogController::openConsole() { openAt(true); }

void LogController::openAt(bool isConsole)
{
    if (!m_dialog) {
        m_dialog = new LogDialog(&m_window);
        connect(m_dialog, &LogDialog::copyWanted, this, &LogController::copy);
        connect(m_dialog, &LogDialog::folderWanted, this, &LogController::folderWanted);
        connect(m_dialog, &LogDialog::fileWanted, this, &LogController::save);
        connect(&m_preferences, &PreferenceStore::changed, m_dialog, &LogDialog::followDates);
        connectConsole();
        m_dialog->show();
        read();
    }
    m_dialog->showConsole(isConsole);
    bringToFront(*m_dialog);
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

/// An import that a person cancels is no event of the chain.
void LogController::noteJobs(const SyncSnapshotPtr& snapshot)
{
    if (snapshot->jobs.size() == m_jobs) return;
    m_jobs = snapshot->jobs.size();
    readSoon();
}

void LogController::readSoon()
{
    if (m_dialog && !m_soon.isActive()) m_soon.start();
}

void LogController::read()
{
    if (!m_dialog) return;
    whenAnswered(m_session.chain().events(AllEvents), m_dialog, [this](const Result<QList<EventView>>& events) {
        if (events)
            m_dialog->setEvents(*events);
        else
            m_dialog->showError(events.error());
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
