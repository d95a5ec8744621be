// SPDX-License-Identifier: MIT

#include "ui/mainwindow/controllers/snapshotrelay.h"

#include <QDateTime>
#include <QTimer>

#include <chrono>

namespace lockstep::ui {

using namespace std::chrono_literals;

SnapshotRelay::SnapshotRelay(Session& session, QObject* parent) : QObject(parent), m_session(session)
{
    connect(&session, &Session::snapshotChanged, this, &SnapshotRelay::repeat);
    auto* ages = new QTimer(this);
    connect(ages, &QTimer::timeout, this, &SnapshotRelay::repeat);
    ages->start(10s); // as long as BannerArea waits for a first peer
}

void SnapshotRelay::repeat() { emit changed(m_session.snapshot(), QDateTime::currentSecsSinceEpoch()); }

} // namespace lockstep::ui
