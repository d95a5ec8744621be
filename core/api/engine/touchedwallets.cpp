// SPDX-License-Identifier: MIT

#include "core/api/engine/touchedwallets.h"

#include <chrono>
#include <utility>

namespace lockstep {

using namespace std::chrono_literals;

TouchedWallets::TouchedWallets()
{
    m_pause.setInterval(250ms);
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &TouchedWallets::tellWaiting);
}

void TouchedWallets::touch(WalletId wallet)
{
    m_waiting.insert(wallet);
    if (!m_pause.isActive()) tellWaiting();
}

void TouchedWallets::tellWaiting()
{
    if (m_waiting.empty()) return;
    m_pause.start();
    for (const WalletId wallet : std::exchange(m_waiting, {})) emit told(wallet);
}

} // namespace lockstep
