// SPDX-License-Identifier: MIT

#include "tests/ui/endtoend/program.h"

#include "app/common/chainclientfactory.h"
#include "core/api/connectionsettings.h"
#include "tests/support/byhand.h"
#include "ui/style/textsize.h"

namespace lockstep::test {

Program::Program(std::int32_t askAboveReorg) : m_rules(networkParams(Network::Practice))
{
    m_rules.askAboveReorg = askAboveReorg;
    if (!m_folder.isValid()) qFatal("no temporary folder");
    start();
}

Program::~Program()
{
    if (m_window) quit();
}

void Program::start()
{
    auto practice = Practice::open(m_folder.filePath("practice"));
    if (!practice) qFatal("the practice chain does not open");
    m_practice = *std::move(practice);
    m_practice->setSpeed(m_speed);
    StartOptions asked;
    asked.network = Network::Practice;
    asked.dataDirectory = m_folder.path();
    const ConnectionSettings kept = keptConnection(asked.folder());
    StartOptions start = withKept(asked, kept);
    if (start.connect.empty()) start.connect = {HostPort{"127.0.0.1", m_practice->port()}};
    SessionOptions options;
    options.network = Network::Practice;
    options.folder = start.folder();
    options.makeClient = chainClientFactory(start);
    options.online = start.online;
    options.added = kept.added;
    options.rules = &m_rules;
    auto session = Session::open(std::move(options));
    if (!session) qFatal("the session does not open");
    m_session = *std::move(session);
    m_window = std::make_unique<ui::MainWindow>(*m_session, m_practice.get());
    m_window->show();
    if (!QTest::qWaitForWindowActive(m_window.get())) qFatal("the window does not open");
}

void Program::quit()
{
    types(Qt::Key_Q);
    m_window.reset();
    m_snapshot.reset();
    m_session.reset();
    m_practice.reset();
    ui::setTextSize(100); // a program that starts knows no other
}

void Program::setSpeed(int blocksPerSecond)
{
    m_speed = blocksPerSecond;
    m_practice->setSpeed(blocksPerSecond);
}

const WalletView* Program::wallet(const QString& name)
{
    m_snapshot = m_session->snapshot();
    for (const WalletView& view : m_snapshot->wallets)
        if (view.name == name) return &view;
    return nullptr;
}

const JobView* Program::job()
{
    m_snapshot = m_session->snapshot();
    return m_snapshot->jobs.size() == 1 ? &m_snapshot->jobs.front() : nullptr;
}

bool Program::areInLockstep()
{
    m_snapshot = m_session->snapshot();
    for (const WalletView& view : m_snapshot->wallets)
        if (view.state != WalletState::Synced || view.syncedTo != m_snapshot->tip) return false;
    return m_snapshot->jobs.isEmpty();
}

void Program::types(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    m_window->activateWindow(); // a desktop does so when a dialog closes
    QVERIFY(QTest::qWaitFor([&] { return m_window->isActiveWindow(); }, Patience));
    QTest::keyClick(m_window.get(), key, modifiers);
}

void Program::choose(const char* action) { chooseInMenus(*m_window, action); }

bool Program::hasNoDialog()
{
    for (const QDialog* dialog : m_window->findChildren<QDialog*>())
        if (dialog->isVisible() && dialog->isModal()) return false;
    return true;
}

} // namespace lockstep::test
