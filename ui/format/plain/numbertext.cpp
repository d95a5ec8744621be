// SPDX-License-Identifier: MIT

#include "ui/format/plain/numbertext.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <limits>

namespace lockstep {

namespace {

struct NumberText
{
    Q_DECLARE_TR_FUNCTIONS(NumberText)
};

} // namespace

QString numberText(std::int64_t number)
{
    QLocale locale;
    locale.setNumberOptions(QLocale::DefaultNumberOptions); // The C locale leaves the groups out by itself.
    return locale.toString(static_cast<qlonglong>(number));
}

QString percentText(std::int64_t percent) { return NumberText::tr("%1\u00a0%").arg(percent); }

QString blocksText(std::int64_t count)
{
    const int n = static_cast<int>(std::clamp<std::int64_t>(count, 0, std::numeric_limits<int>::max()));
    return NumberText::tr("%1 blocks", nullptr, n).arg(numberText(n));
}

QString blockOfText(BlockHeight at, BlockHeight target)
{
    return NumberText::tr("block %1 of %2").arg(heightText(at), heightText(target));
}

} // namespace lockstep
