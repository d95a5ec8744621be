// SPDX-License-Identifier: MIT

#include "ui/widgets/fields/typingrest.h"

#include <QLineEdit>

#include <chrono>

namespace lockstep::ui {

using namespace std::chrono_literals;

namespace {

constexpr auto Rest = 200ms; ///< After the last key.

} // namespace

TypingRest::TypingRest(QObject* parent) : QObject(parent)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(Rest);
    connect(&m_timer, &QTimer::timeout, this, &TypingRest::ended);
}

void TypingRest::watch(const QLineEdit& field)
{
    connect(&field, &QLineEdit::textChanged, &m_timer, qOverload<>(&QTimer::start));
    connect(&field, &QLineEdit::returnPressed, this, [this] {
        m_timer.stop();
        emit ended();
    });
}

} // namespace lockstep::ui
