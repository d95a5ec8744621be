// SPDX-License-Identifier: MIT

#include "ui/mainwindow/controllers/meteredcontroller.h"

#include "core/api/services/chainservice.h"

namespace lockstep::ui {

MeteredController::MeteredController(Session& session, PreferenceStore& store, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_store(store)
{
    connect(&store, &PreferenceStore::changed, this, &MeteredController::apply);
}

void MeteredController::watch(std::unique_ptr<ConnectionMeter> meter)
{
    m_meter = std::move(meter);
    connect(m_meter.get(), &ConnectionMeter::changed, this, [this] {
        m_isLifted = false;
        apply();
    });
    apply();
}

void MeteredController::downloadAnyway()
{
    m_isLifted = true;
    apply();
}

void MeteredController::apply()
{
    const bool saves = m_meter && m_meter->isMetered() && m_store.current().savesMeteredData && !m_isLifted;
    if (std::exchange(m_saves, saves) != std::optional(saves)) m_session.chain().setSavesData(saves);
}

} // namespace lockstep::ui
