// SPDX-License-Identifier: MIT

#include "tests/support/guitest.h"
#include "tests/support/sessionworld.h"
#include "ui/mainwindow/controllers/meteredcontroller.h"

using namespace lockstep;
using namespace lockstep::ui;
using namespace lockstep::test;

namespace {

class FakeMeter final : public ConnectionMeter
{
public:
    bool isMetered() const override { return m_metered; }
    void set(bool metered)
    {
        m_metered = metered;
        emit changed();
    }

private:
    bool m_metered = false;
};

/// A session, what the person prefers, and a connection that can be changed.
struct Scene
{
    SessionWorld world;
    std::unique_ptr<Session> session = world.offline();
    PreferenceStore store{world.folder()};
    MeteredController controller{*session, store, nullptr};
    FakeMeter* meter = nullptr;

    Scene()
    {
        auto made = std::make_unique<FakeMeter>();
        meter = made.get();
        controller.watch(std::move(made));
    }
    void prefer(bool saves)
    {
        Preferences wanted = store.current();
        wanted.savesMeteredData = saves;
        store.set(wanted);
    }
    bool saves() const
    {
        const SyncSnapshotPtr snapshot = session->snapshot();
        return snapshot->savesData;
    }
};

} // namespace

class TestMeteredController : public QObject
{
    Q_OBJECT

private slots:
    void aMeteredConnectionIsSpared()
    {
        Scene scene;
        QVERIFY(!scene.saves());
        scene.meter->set(true);
        QTRY_VERIFY(scene.saves());
        scene.meter->set(false);
        QTRY_VERIFY(!scene.saves());
    }

    void thePersonMayHaveItOtherwise()
    {
        Scene scene;
        scene.meter->set(true);
        QTRY_VERIFY(scene.saves());
        scene.prefer(false);
        QTRY_VERIFY(!scene.saves());
        scene.prefer(true);
        QTRY_VERIFY(scene.saves());
    }

    void aWordLiftsItUntilTheConnectionIsAnother()
    {
        Scene scene;
        scene.meter->set(true);
        QTRY_VERIFY(scene.saves());
        scene.controller.downloadAnyway();
        QTRY_VERIFY(!scene.saves());
        scene.meter->set(false);
        scene.meter->set(true);
        QTRY_VERIFY(scene.saves());
    }

    /// No NetworkManager, no word of it: as in most places where tests run.
    void whereTheDesktopDoesNotSayNothingIsMetered()
    {
        const auto meter = ConnectionMeter::ofThisComputer();
        QVERIFY(!meter->isMetered());
    }
};

QTEST_MAIN(TestMeteredController)
#include "tst_meteredcontroller.moc"
