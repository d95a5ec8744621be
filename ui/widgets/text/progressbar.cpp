// SPDX-License-Identifier: MIT

#include "ui/widgets/text/progressbar.h"

#include "ui/format/plain/numbertext.h"

#include <QStyleOptionProgressBar>

#include <cstdlib>

namespace lockstep::ui {

namespace {

constexpr int Whole = 100;
constexpr int ToldStep = 10; ///< Percent.

} // namespace

ProgressBar::ProgressBar(QWidget* parent) : QProgressBar(parent)
{
    setRange(0, Whole);
    setValue(0);
}

void ProgressBar::setPercent(int percent)
{
    if (maximum() == 0) setRange(0, Whole);
    m_percent = qBound(0, percent, Whole);
    if (std::abs(m_percent - value()) >= ToldStep || m_percent == Whole) setValue(m_percent);
    update();
}

void ProgressBar::setUnknown() { setRange(0, 0); }

QString ProgressBar::text() const { return maximum() == 0 ? QString() : percentText(m_percent); }

void ProgressBar::initStyleOption(QStyleOptionProgressBar* option) const
{
    QProgressBar::initStyleOption(option);
    if (maximum() == 0) return;
    option->progress = m_percent;
    option->text = text();
}

} // namespace lockstep::ui
